import preact from '@preact/preset-vite'
import { defineConfig } from 'wxt'

export default defineConfig({
  srcDir: 'src',
  imports: false,
  manifestVersion: 3,
  vite: () => ({ plugins: [preact()] }),
})
