/** Findings of judgements without the names of their members, as results/stored-finding.ts writes them. */
export const shortFindings = `
UPDATE judgements SET judgement = json_set(judgement, '$.findings', json((
  SELECT json_group_array(json(
    CASE WHEN value ->> 'points' = 0 AND value -> 'params' = '{}'
      THEN json_array(value ->> 'checkId', value ->> 'status', value ->> 'severity', value ->> 'section')
      ELSE json_array(value ->> 'checkId', value ->> 'status', value ->> 'severity', value ->> 'section',
        value ->> 'points', json(value -> 'params'))
    END
  ) ORDER BY key)
  FROM json_each(judgement, '$.findings')
)))
WHERE json_type(judgement, '$.findings') = 'array';
`
