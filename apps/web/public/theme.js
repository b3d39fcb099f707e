// Before the first paint, so that a choice made by hand never flashes in the other theme.
try {
  const theme = localStorage.getItem('samtavle.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.setAttribute('data-theme', theme)
} catch {
  // Storage may be refused; then the system's wish holds.
}
