const PATIENCE = 200 // milliseconds

/**
 * Resolves once the page has shown something. Also after a moment in which it could not: a popup is loaded before the
 * browser shows it, and a page in a tab behind another one is not drawn.
 */
export const afterFirstFrame = (): Promise<void> =>
  new Promise((resolve) => {
    const observer = new PerformanceObserver((list) => {
      if (list.getEntriesByName('first-contentful-paint').length > 0) finish()
    })
    const finish = () => {
      observer.disconnect()
      clearTimeout(patience)
      resolve()
    }
    const patience = setTimeout(finish, PATIENCE)
    observer.observe({ type: 'paint', buffered: true })
  })
