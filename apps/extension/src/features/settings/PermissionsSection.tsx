import { browser } from 'wxt/browser'
import { permission as en } from '../../locales/en.yml'
import { permission as fr } from '../../locales/fr.yml'
import { uiWords } from '../../locales/ui-locale.ts'
import type { Permissions } from '../../messaging/answers.ts'
import { useAnswer } from '../../messaging/use-answer.ts'
import { permissionsOf } from '../../permissions.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { Section } from './Section.tsx'
import { optionsWords } from './words.ts'

const words = uiWords(en, fr)
type Entry = ReturnType<typeof permissionsOf>[number]

// Several host patterns can serve one purpose: a reader is told the purpose once.
const HERE = permissionsOf(import.meta.env.BROWSER)
const BY_PURPOSE = HERE.filter(({ why }, index) => HERE.findIndex((permission) => permission.why === why) === index)

const isGranted = (entry: Entry, state: Permissions): boolean => {
  if (entry.why === 'mail-tester') return state.mailTester
  if (entry.why === 'notifications') return state.notifications
  if (entry.why === 'scripting') return state.scripting
  return entry.grant === 'install'
}

const State = ({ entry, state }: { entry: Entry; state: Permissions }) => {
  if (isGranted(entry, state))
    return (
      <Badge tone="good" icon="check">
        {words('granted')}
      </Badge>
    )
  if (entry.grant === 'on-demand') return <Badge>{words('on-demand')}</Badge>
  return (
    <span class="row">
      <Badge tone="warning" icon="warning">
        {words('missing')}
      </Badge>
      <Button small onClick={() => void browser.permissions.request({ origins: [entry.name] })}>
        {words('allow')}
      </Button>
    </span>
  )
}

/** Every permission with its reason and its state; made from the list that the manifest is made from. */
export const PermissionsSection = () => {
  const state = useAnswer('permission/state', {}, ['permissions', 'settings'])
  return (
    <Section id="permissions" title={optionsWords('permissions')}>
      <div class="card stack">
        <p class="soft">{words('intro')}</p>
        <ul class="lines" role="list">
          {BY_PURPOSE.map((entry) => (
            <li key={entry.why}>
              <div class="row apart">
                <span class="strong">{words(`name-${entry.why}`)}</span>
                {state.value ? <State entry={entry} state={state.value} /> : null}
              </div>
              <p class="soft">{words(entry.why)}</p>
            </li>
          ))}
        </ul>
      </div>
    </Section>
  )
}
