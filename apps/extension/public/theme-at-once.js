// The colours the user chose, before the first frame: modules run too late for it, and a page must not flash.
// Read from where src/storage/first-frame.ts keeps them. Not a module, so that it runs while the page is being read.
try {
  const { theme } = JSON.parse(localStorage.getItem('first-frame') ?? '{}')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // Storage of pages can be switched off; the page then has the colours of the system.
}
