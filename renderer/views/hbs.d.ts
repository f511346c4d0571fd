declare module '*.hbs' {
  const view: import('./define-view.ts').View;
  export default view;
}
