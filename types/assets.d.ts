// esbuild hands stylesheets over as text (see esbuild.js, loader).
declare module '*.css' {
  const text: string;
  export default text;
}

// Icons, imported `with { type: 'text' }`.
declare module '*.svg' {
  const text: string;
  export default text;
}

// Programs that are run by others, imported `with { type: 'text' }`.
declare module '*.sh' {
  const text: string;
  export default text;
}
declare module '*.Dockerfile' {
  const text: string;
  export default text;
}
declare module '*.mjs' {
  const text: string;
  export default text;
}
