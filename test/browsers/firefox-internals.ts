import type { Marionette } from './marionette.ts'

/**
 * Stops the extension's event page, as Firefox does after half a minute of idleness.
 * The browser itself is asked, as its own tests do: an extension cannot end its event page.
 */
export async function stopEventPage(marionette: Marionette, extensionId: string): Promise<void> {
  const state = await askBrowser(
    marionette,
    `const { extension } = WebExtensionPolicy.getByID(id)
    await extension.terminateBackground({ disableResetIdleForTest: true })
    return extension.backgroundState`,
    extensionId,
  )
  if (state !== 'stopped') throw new Error(`The event page is not stopped but ${JSON.stringify(state)}`)
}

// A page that is left, for good or for the way back, while it waits for an answer: nobody misses that answer.
const LATE_ANSWERS = ['after context unloaded', 'while context is inactive']

/** The errors and warnings in Firefox's console that come from this extension's scripts and pages, one line each. */
export async function readConsoleFaults(marionette: Marionette, extensionId: string): Promise<string[]> {
  const faults = await askBrowser(
    marionette,
    `const { mozExtensionHostname } = WebExtensionPolicy.getByID(id)
    return Services.console.getMessageArray()
      .filter((message) => message instanceof Ci.nsIScriptError && message.sourceName?.includes(mozExtensionHostname))
      .map(({ category, errorMessage, sourceName, lineNumber }) => \`\${category}: \${errorMessage} (\${sourceName}:\${lineNumber})\`)`,
    extensionId,
  )
  return (Array.isArray(faults) ? faults.map(String) : []).filter(
    (fault) => !LATE_ANSWERS.some((late) => fault.includes(late)),
  )
}

/** Runs the body of an async function, in which `id` is the extension's and `given` the parameter, with the rights of the browser. */
export async function askBrowser(
  marionette: Marionette,
  body: string,
  extensionId: string,
  given: string | null = null,
): Promise<unknown> {
  const script = `const [id, given, done] = arguments
    const run = async () => { ${body} }
    run().then((answer) => done({ answer }), (error) => done({ error: String(error) }))`
  await marionette.command('Marionette:SetContext', { value: 'chrome' })
  try {
    const { value } = outcomeOf(
      await marionette.command('WebDriver:ExecuteAsyncScript', { script, args: [extensionId, given] }),
    )
    if (value.error !== undefined) throw new Error(value.error)
    return value.answer
  } finally {
    await marionette.command('Marionette:SetContext', { value: 'content' })
  }
}

interface Outcome {
  readonly value: { readonly answer?: unknown; readonly error?: string }
}

/** Every script that askBrowser makes calls `done` with one of the two forms of an Outcome. */
function outcomeOf(result: unknown): Outcome {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the guarantee is written above
  return result as Outcome
}
