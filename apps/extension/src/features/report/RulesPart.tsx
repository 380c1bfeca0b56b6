import { scoreText } from '../probe/score-text.ts'
import { Folded, type PartProps } from './Folded.tsx'

/** SpamAssassin’s rules, with the sign of reports: negative is bad. */
export const RulesPart = ({ report: { spamRules, language }, words }: PartProps) => {
  const { say, locale, names } = words
  if (spamRules.length === 0) return null
  return (
    <Folded name={say('rules')} count={spamRules.length} words={words}>
      <p class="soft">{say('rules-hint', names)}</p>
      <div class="scroller" tabIndex={0} role="region" aria-label={say('rules')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('rule')}</th>
              <th scope="col" class="number">
                {say('rule-score')}
              </th>
              <th scope="col">{say('rule-meaning')}</th>
            </tr>
          </thead>
          <tbody>
            {spamRules.map(({ code, score, description, solution }) => (
              <tr key={code}>
                <th scope="row">
                  <code>{code}</code>
                </th>
                <td class="number" data-tone={score < -0.05 ? 'bad' : 'neutral'}>
                  {score > 0 ? '+' : ''}
                  {scoreText(score, locale)}
                </td>
                <td lang={language ?? undefined}>{[description, solution].filter(Boolean).join(' ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Folded>
  )
}
