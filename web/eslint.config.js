// SPDX-License-Identifier: Apache-2.0
import js from '@eslint/js'
import vue from 'eslint-plugin-vue'
import globals from 'globals'
import { readdirSync } from 'node:fs'
import typescript from 'typescript-eslint'

const features = readdirSync(new URL('src/features', import.meta.url))

/** Arrows go one way: app → features → (app's public things) → api, ui. Nobody looks into a neighbour. */
function layer(files, forbidden) {
  const patterns = forbidden.map(([regex, message]) => ({ regex, message }))
  return { files, rules: { 'no-restricted-imports': ['error', { patterns }] } }
}
const featureRules = features.map(name =>
  layer(
    [`src/features/${name}/**`],
    [
      [`^@/features/(?!${name}/)`, 'A feature never imports another feature.'],
      ['^\\.\\./\\.\\.', 'Say where it is: @/ui, @/api or @/app.'],
      [
        `^\\.\\./(?:${features.filter(other => other !== name).join('|')})/`,
        'A feature never imports another feature.',
      ],
      [
        '^@/app/(?!errors|recentErrors|inbox|live|ConnectionWatch|i18n|format|session|connection|words|drafts|pageTitle|sourceText|tastes|useAnswer|RefusalNotice|appearance|useReconnect|useStreets|weather/WeatherCard|alerts/TripAlerts|alerts/ReportPlace|feedback/|returnTo)',
        'Only the public things of app.',
      ],
    ],
  ),
)

export default typescript.config(
  {
    ignores: [
      'dist/',
      'node_modules/',
      'src/api/schema.d.ts',
      'src/app/service-worker.js',
      'src/app/push-worker.js',
    ],
  },
  js.configs.recommended,
  ...typescript.configs.recommended,
  ...vue.configs['flat/recommended'],
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: typescript.parser } },
  },
  {
    languageOptions: { globals: { ...globals.browser } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/no-non-null-assertion': 'error',
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true }],
      'max-lines': ['error', 400],
      'vue/max-lines-per-block': ['error', { script: 200, template: 200, style: 300 }],
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-indent': 'off', // Prettier's
      'vue/html-closing-bracket-newline': 'off',
      'vue/first-attribute-linebreak': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/no-v-html': 'error',
      'vue/require-default-prop': 'off',
      'vue/no-static-inline-styles': 'error', // the content security policy refuses them
    },
  },
  {
    files: ['**/*.test.ts'],
    rules: { 'max-lines-per-function': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['*.config.*', 'build/**', 'tools/**'],
    languageOptions: { globals: { ...globals.node } },
  },
  layer(
    ['src/ui/**', 'src/api/**'],
    [['^(@|\\.\\.)/(app|features)', 'ui and api are used by the app, never the other way round.']],
  ),
  ...featureRules,
)
