/// <reference types="vite/client" />

declare module 'virtual:maki-icons' {
  /** Outlines on a square of 15 units, by the name of the icon. */
  const outlines: Readonly<Record<string, string>>
  export default outlines
}
