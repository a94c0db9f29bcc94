/** The build hands style sheets over as text, without their white space. */
declare module '*.css' {
  const text: string;
  export default text;
}
