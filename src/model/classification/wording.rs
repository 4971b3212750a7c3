//! Whether a label as printed is a name.

use super::code::Code;

/// Whether a text is Chinese, at least in part.
pub(super) fn has_chinese(text: &str) -> bool {
    text.chars().any(|character| matches!(character, '\u{3400}'..='\u{9fff}'))
}

/// Whether a label is that name, but for spaces, the width of punctuation, and numbers or the code before it.
pub(super) fn same_wording<C: Code>(name: &str, label: &str, code: C) -> bool {
    let same = |label: &str| plain(name).eq(plain(label));
    name == label
        || same(label)
        || same(without_number(label))
        || label.trim().strip_prefix(&code.to_string()).is_some_and(same)
}

/// The characters of a text that matter, each in one of its widths.
fn plain(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|character| !character.is_whitespace()).map(|character| match character {
        '(' => '（',
        ')' => '）',
        ',' => '，',
        '“' | '”' | '＂' => '"',
        other => other,
    })
}

/// A label without what numbers it in a table: `一、`, `（二）`, `3.`.
fn without_number(label: &str) -> &str {
    const NUMERALS: [char; 11] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '廿'];
    let label = label.trim_start();
    let opened = label.trim_start_matches(['（', '(']);
    let rest = opened.trim_start_matches(|letter: char| NUMERALS.contains(&letter) || letter.is_ascii_digit());
    let closed = rest.trim_start_matches(['）', ')', '、', '．', '.']);
    if rest.len() == opened.len() || closed.len() == rest.len() { label } else { closed }
}

#[cfg(test)]
mod tests {
    use super::same_wording;
    use crate::model::FunctionCode;

    #[test]
    fn labels_as_tables_print_them() {
        let code: FunctionCode = "201".parse().expect("a code");
        for label in [
            "一般公共服务支出",
            "一、一般公共服务支出",
            "（一）一般公共服务支出",
            "1. 一般公共服务支出",
            "二十一、一般公共服务支出",
            "201 一般公共服务支出",
            " 一般 公共服务支出　",
        ] {
            assert!(same_wording("一般公共服务支出", label, code), "{label}");
        }
        for label in ["般公共服务支出", "一、", "", "公共服务支出", "2011一般公共服务支出", "一一般公共服务支出"]
        {
            assert!(!same_wording("一般公共服务支出", label, code), "{label}");
        }
        assert!(same_wording("因公出国（境）费用", "因公出国(境)费用", code));
    }
}
