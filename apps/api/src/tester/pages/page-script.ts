import { createHash } from 'node:crypto'

/**
 * The one script of the tester’s pages; each works without it too. It copies, waits for the message, takes a dropped file, and
 * prints. What it needs stands in the page as `data-` attributes: it holds no words and no addresses.
 */
export const SCRIPT = `(() => {
  const all = (selector) => document.querySelectorAll(selector)
  for (const element of all('[data-needs-script]')) element.hidden = false

  for (const button of all('[data-copy]')) button.addEventListener('click', async () => {
    const field = document.getElementById(button.dataset.copy)
    field.select()
    try { await navigator.clipboard.writeText(field.value) } catch { document.execCommand('copy') }
    const word = button.textContent
    button.textContent = button.dataset.done
    setTimeout(() => { button.textContent = word }, 2000)
  })

  for (const button of all('[data-print]')) button.addEventListener('click', () => {
    const folded = [...all('details[data-print-open]:not([open])')]
    for (const details of folded) details.open = true
    print()
    for (const details of folded) details.open = false
  })

  const file = document.querySelector('[data-drop]')
  if (file) {
    const has = (event) => [...event.dataTransfer.types].includes('Files')
    const mark = (isOver) => document.body.toggleAttribute('data-dropping', isOver)
    addEventListener('dragover', (event) => { if (has(event)) { event.preventDefault(); mark(true) } })
    addEventListener('dragleave', (event) => { if (!event.relatedTarget) mark(false) })
    addEventListener('drop', (event) => {
      if (!has(event)) return
      event.preventDefault()
      mark(false)
      file.files = event.dataTransfer.files
      if (file.files.length > 0) file.form.requestSubmit()
    })
  }

  const waiting = document.querySelector('[data-wait]')
  if (!waiting) return
  const { wait, next, waited, rename } = waiting.dataset
  if (rename !== undefined) history.replaceState(null, '', next)
  if (waited) {
    const clock = waiting.querySelector('[data-clock]')
    const begun = Date.now() - Number(waited) * 1000
    const tick = () => {
      const seconds = Math.max(0, Math.floor((Date.now() - begun) / 1000))
      clock.textContent = Math.floor(seconds / 60) + ':' + String(seconds % 60).padStart(2, '0')
      for (const hint of all('[data-after]')) hint.hidden = seconds < Number(hint.dataset.after)
    }
    tick()
    setInterval(tick, 1000)
  }
  let known = waiting.dataset.state
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
  const ask = async () => {
    const answer = await fetch(wait + (wait.includes('?') ? '&' : '?') + 'known=' + known, { cache: 'no-store' })
    if (!answer.ok) return pause(5000)
    const { state } = await answer.json()
    if (state === 'judged' || state === 'failed' || state === 'expired') { location.replace(next); return new Promise(() => {}) }
    known = state
    for (const part of all('[data-when]')) part.hidden = part.dataset.when !== state
    return pause(300)
  }
  const follow = async () => { for (;;) await ask().catch(() => pause(3000)) }
  follow()
})()`

/** What a Content-Security-Policy must name so that this script, and no other, runs. */
export const SCRIPT_SOURCE = `'sha256-${createHash('sha256').update(SCRIPT).digest('base64')}'`
