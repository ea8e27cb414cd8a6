// SPDX-License-Identifier: Apache-2.0
// The web app's development packages, found from outside its folder.
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'

const require = createRequire(new URL('../../web/package.json', import.meta.url))
export const { chromium } = require('playwright-core')
export const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
