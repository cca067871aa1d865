// What the bundler makes of files that are no code: build.mjs names their loaders.
declare module '*.graphql' {
  const text: string
  export default text
}
declare module '*.variables.json' {
  const text: string
  export default text
}
declare module '*.css'
