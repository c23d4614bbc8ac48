// esbuild hands stylesheets over as text (see esbuild.js, loader).
declare module '*.css' {
  const text: string;
  export default text;
}
