import { beforeEach, describe, expect, it } from 'vitest'
import { installBrowser } from '../../testing/browser-double.ts'
import { browserName, deviceName } from './device-name.ts'

const brands = (...names: string[]) => ({
  userAgent: '',
  userAgentData: { brands: [{ brand: 'Not?A_Brand' }, ...names.map((brand) => ({ brand }))] },
})

describe('the name of a device', () => {
  beforeEach(() => {
    installBrowser()
  })

  it.each([
    ['Chrome', brands('Chromium', 'Google Chrome')],
    ['Edge', brands('Chromium', 'Microsoft Edge')],
    ['Chromium', brands('Chromium')],
    ['Firefox', { userAgent: '' }],
  ])('knows %s', (name, navigator) => {
    expect(browserName(navigator)).toBe(name)
  })

  it('is said in the language of the user', async () => {
    expect(await deviceName('fr')).toMatch(/ sous Linux$/)
    expect(await deviceName('en')).toMatch(/ on Linux$/)
  })
})
