import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  build: { chunkSizeWarningLimit: 2000 },
  // For `npm run dev` beside a running service.
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
});
