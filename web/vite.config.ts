// SPDX-License-Identifier: Apache-2.0
import vue from '@vitejs/plugin-vue'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { makiIcons } from './build/makiIcons.ts'
import { serviceWorker } from './build/serviceWorker.ts'
import { iconGroups } from './src/ui/map/iconGroups.ts'

/** Where `npm run dev` finds the server; `npm run build` does not need one. */
const server = process.env.XINGQU_SERVER ?? 'http://127.0.0.1:8080'

export default defineConfig({
  plugins: [vue(), makiIcons([...iconGroups.keys()]), serviceWorker()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: { proxy: { '/api': server, '/tiles': server } },
  build: { assetsInlineLimit: 0, modulePreload: { polyfill: false }, chunkSizeWarningLimit: 1200 },
})
