import { defineConfig, type Plugin } from 'rolldown'

const LOCALES = /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/

/** Our sentences are our own (packages/shared): zod's, in forty languages, would be a fifth of the program. */
const withoutZodLocales: Plugin = {
  name: 'without-zod-locales',
  load: (id) => (LOCALES.test(id) ? "export { default as en } from './en.js'" : null),
}

/** The server and the command line, each with all it needs; `dist/` runs without node_modules. */
export default defineConfig({
  input: {
    main: 'src/main.ts',
    cli: 'src/cli/main.ts',
    'list-thread': 'src/cli/audit/list-thread.ts',
    'judge-thread': 'src/tester/judging/threads/judge-thread.ts',
  },
  platform: 'node',
  plugins: [withoutZodLocales],
  output: {
    dir: 'dist',
    format: 'esm',
    // Threads are started from a chunk, which looks for them beside itself.
    entryFileNames: ({ name }) => (name.endsWith('-thread') ? 'chunks/[name].js' : '[name].js'),
    chunkFileNames: 'chunks/[name]-[hash].js',
    minify: true,
    keepNames: true, // names of errors are read in the log
    sourcemap: true,
    cleanDir: true,
  },
})
