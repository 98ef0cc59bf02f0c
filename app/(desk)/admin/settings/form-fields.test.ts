import { expect, test } from 'vitest'
import { changedFields, fieldAt, FrontFields, withOwnPaths, SettingsFields } from './form-fields'

const texts = {
  name: 'UN-ACT',
  tagline: '',
  publisher: '',
  contact: '',
  zone: 'Asia/Bangkok',
  leaveTo: 'https://weather.example/',
}
/** The settings as a page opened them that shows all. */
const before = JSON.stringify({
  ...texts,
  menu: [],
  footerMenu: [],
  organisations: [],
  translations: {},
  buddhistYears: false,
  nameBesideLogo: false,
  logo: null,
  darkLogo: null,
  icon: null,
})
const form = {
  ...texts,
  'menu.10.label': 'About',
  'menu.10.path': '/about',
  'menu.2.label': 'News',
  'menu.2.path': '/news',
  'menu.3.label': ' ',
  'menu.3.path': '',
  'footerMenu.4.label': 'Privacy',
  'footerMenu.4.path': '/privacy',
}

test('lines come in their order without empty ones, and a problem finds its line in the form', () => {
  const { site, places } = SettingsFields.parse({ ...form, before })
  expect(site.menu).toEqual([
    { label: 'News', path: '/news' },
    { label: 'About', path: '/about' },
  ])
  expect(fieldAt(places, 'menu.1.path')).toBe('menu.10.path')
  expect(site.footerMenu).toEqual([{ label: 'Privacy', path: '/privacy' }])
  expect(fieldAt(places, 'footerMenu.0.path')).toBe('footerMenu.4.path')
  expect(fieldAt(places, 'name')).toBe('name')
})

test('lines with `sub` stand under the last one without, and a problem of theirs finds its line', () => {
  const typedForm = {
    ...texts,
    'menu.1.label': 'About',
    'menu.1.path': '',
    'menu.3.label': 'Who we are',
    'menu.3.path': '/who',
    'menu.3.sub': 'yes',
    'menu.4.label': ' ',
    'menu.4.path': '',
    'menu.4.sub': 'yes',
    'menu.5.label': 'History',
    'menu.5.path': '/history',
    'menu.5.sub': 'yes',
    'menu.6.label': '',
    'menu.6.path': '',
    'menu.7.label': 'Team',
    'menu.7.path': '/team',
    'menu.7.sub': 'yes',
    before,
  }
  const { site, places } = SettingsFields.parse(typedForm)
  expect(site.menu).toEqual([
    {
      label: 'About',
      path: '',
      items: [
        { label: 'Who we are', path: '/who' },
        { label: 'History', path: '/history' },
      ],
    },
    // To be named: it would else take its line into another sub-menu.
    { label: '', path: '', items: [{ label: 'Team', path: '/team' }] },
  ])
  expect(fieldAt(places, 'menu.0.items.1.path')).toBe('menu.5.path')
  expect(fieldAt(places, 'menu.1.label')).toBe('menu.6.label')
  expect(fieldAt(places, 'menu.1.items.0.label')).toBe('menu.7.label')
})

test('a box that is not ticked is sent by no browser, and means no', () => {
  const ticked = (fields: Record<string, string>) => SettingsFields.parse({ ...texts, ...fields, before }).site
  expect(ticked({ buddhistYears: 'yes' }).buddhistYears).toBe(true)
  expect(ticked({}).buddhistYears).toBe(false)
})

test('a picture that was not sent stays; what is no picture changes nothing', () => {
  const logo = { id: 'abc', width: 20, height: 10 }
  const pictures = (fields: Record<string, string>) => {
    const { site } = SettingsFields.parse({ ...texts, ...fields, before })
    return { logo: site.logo, icon: site.icon, nameBesideLogo: site.nameBesideLogo }
  }
  expect(pictures({ logo: JSON.stringify(logo), icon: 'null', nameBesideLogo: 'yes' })).toEqual({
    logo,
    icon: null,
    nameBesideLogo: true,
  })
  expect(pictures({ logo: '{', icon: '{"id":7}' })).toEqual({
    logo: undefined,
    icon: undefined,
    nameBesideLogo: false,
  })
})

test('only what the form changed is a change; without what it began with, nothing is saved', () => {
  const { site } = SettingsFields.parse({ ...form, before })
  const { opened } = SettingsFields.parse({ ...form, before: JSON.stringify({ ...site, name: 'Gazette' }) })
  expect(changedFields(site, opened)).toEqual({ name: 'UN-ACT' })
  for (const broken of ['', '{', 'null', '7', '{}'])
    expect(SettingsFields.safeParse({ ...form, before: broken }).error!.issues[0]!.message).toBe(
      'Load this page again first.',
    )
})

test('what is to be replaced knowingly is not compared with what the form began with', () => {
  const before = JSON.stringify({ name: 'Gazette', tagline: 'One line' })
  const { opened } = SettingsFields.parse({ ...form, before, replace: 'name' })
  expect(opened).toEqual({ tagline: 'One line' })
})

test('pins come in their order, and a problem finds its line', () => {
  const typedForm = {
    leadEntryId: '',
    before: '',
    'pinnedEntryIds.4.id': '7',
    'pinnedEntryIds.1.id': '9',
    'pinnedEntryIds.2.id': '',
  }
  const { site, places } = FrontFields.parse(typedForm)
  expect(site).toEqual({ leadEntryId: null, pinnedEntryIds: [9, 7] })
  expect(fieldAt(places, 'pinnedEntryIds.1')).toBe('pinnedEntryIds.4')
})

test('an address copied from this site is its path; another site’s is left to be refused', () => {
  const menu = ['https://a.example/about', 'https://a.example', 'https://a.example.evil/x'].map((path) => ({
    label: 'L',
    path,
  }))
  expect(withOwnPaths(menu, 'https://a.example').map((line) => line.path)).toEqual([
    '/about',
    '/',
    'https://a.example.evil/x',
  ])
})

test('what is written in other languages finds its language and its line of the menu', () => {
  const fields = {
    'translations.zh.name': '档案',
    'translations.km.menu./news': 'ដំណឹង',
    'translations.km.menu./a.b': ' ',
    'translations.la.name': 'Acta',
    'translations.km.zone': 'x',
    'translations.__proto__.name': 'x',
  }
  const { site } = SettingsFields.parse({ ...form, ...fields, before })
  expect(site.translations).toEqual({ km: { menu: { '/news': 'ដំណឹង' } }, zh: { name: '档案' } })
})

test('a page of the settings changes what it shows, and nothing of the other pages', () => {
  const { site } = SettingsFields.parse({ tagline: 'News', before: '{"tagline":"","zone":"UTC"}' })
  expect(site).toEqual({ tagline: 'News', zone: undefined })
  const menus = SettingsFields.parse({ ...form, before: '{"menu":[],"footerMenu":[]}' })
  expect(Object.keys(menus.site)).toEqual(['menu', 'footerMenu'])
})
