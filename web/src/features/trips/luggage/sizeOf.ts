// SPDX-License-Identifier: Apache-2.0

const mebibyte = 1024 * 1024

/** 812 KB, 1.4 MB; `n` writes numbers as the page does. */
export function sizeOf(bytes: number, n: (value: number) => string): string {
  if (bytes < mebibyte) return `${n(Math.max(1, Math.round(bytes / 1024)))} KB`
  return `${n(Math.round((bytes / mebibyte) * 10) / 10)} MB`
}
