import { describe, expect, it } from 'vitest'
import { signInRefusal, signInService, signInServiceFor } from './sign-in-services.ts'

describe('a service at which people sign in', () => {
  it('has the addresses and scopes that its mail servers want, and says which these are', () => {
    const { authorizeUrl, scopes, servers } = signInService('microsoft')
    expect(authorizeUrl).toBe('https://login.microsoftonline.com/{tenant}/oauth2/v2.0/authorize')
    expect(scopes).toContain('https://outlook.office.com/SMTP.Send')
    expect(scopes).toContain('https://outlook.office.com/IMAP.AccessAsUser.All')
    expect(scopes).toContain('offline_access')
    expect(servers).toEqual(['smtp.office365.com', 'outlook.office365.com', 'smtp-mail.outlook.com'])
    expect(signInService('google').servers).toEqual(['smtp.gmail.com', 'imap.gmail.com'])
  })
})

it.each([
  ['microsoft-365', '127.0.0.1', 'microsoft'],
  ['google-workspace', 'smtp.example.org', 'google'],
  [null, 'SMTP.office365.com', 'microsoft'],
  [null, 'smtp.gmail.com', 'google'],
  ['yahoo', 'smtp.mail.yahoo.com', null],
  [null, 'office365.com.example.org', null],
] as const)('who chose %s at %s signs in with %s', (provider, host, service) => {
  expect(signInServiceFor(provider, host)).toBe(service)
})

describe('the words of a refusal', () => {
  it.each([
    ['microsoft', 'AADSTS65001: The user or administrator has not consented to use the application', 'consent-needed'],
    ['microsoft', 'AADSTS90094: The grant requires admin permission.', 'consent-needed'],
    ['microsoft', 'AADSTS65004: User declined to consent to access the app.', 'refused'],
    ['microsoft', 'AADSTS700082: The refresh token has expired due to inactivity.', 'expired'],
    ['microsoft', 'AADSTS50173: The provided grant has expired due to it being revoked', 'revoked'],
    ['microsoft', 'AADSTS7000222: The provided client secret keys for app are expired.', 'client-refused'],
    ['microsoft', 'AADSTS999999: something new', null],
    ['google', 'Token has been expired or revoked.', 'revoked'],
    ['google', '', null],
  ] as const)('of %s “%s” mean %s', (service, words, meaning) => {
    expect(signInRefusal(service, words)).toBe(meaning)
  })
})
