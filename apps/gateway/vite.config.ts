import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The playground: GraphiQL bundled into playground/dist, which the gateway serves. */
export default defineConfig({
  root: fileURLToPath(new URL('playground', import.meta.url)),
  base: '/playground/',
  plugins: [react()],
  build: { outDir: 'dist', sourcemap: false, chunkSizeWarningLimit: 6_000 },
  worker: { format: 'es' },
});
