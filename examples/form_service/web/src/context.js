import { createContext, useContext, useEffect } from 'react';

/** What templates need beside what rjsf hands them: texts, data, findings, computed values, errors, jumps. */
export const PageContext = createContext(null);

export const usePage = () => useContext(PageContext);

/** Opens what is folded when a jump leads into it. */
export function useReveal(pointer, isHolder, open) {
  const { jump } = usePage();
  useEffect(() => {
    if (jump && isHolder(jump.pointer, pointer)) open();
    // A new jump alone opens it; what the user folds afterwards stays folded.
    // eslint-disable-next-line
  }, [jump]);
}
