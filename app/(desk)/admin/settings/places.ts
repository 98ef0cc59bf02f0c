import type { PalettePlace } from '@/components/admin/palette/places'

const needsColleagues = 'needs colleagues'

/** Pages of the settings with their sections, and other words by which the search and the palette find these. */
export const settingsPages = [
  {
    href: '/admin/settings',
    label: 'Site',
    sections: {
      'name-section': ['Name', 'title tagline publisher contact email'],
      'logo-section': ['Logo and icon', 'picture favicon brand dark'],
      'time-section': ['Time zone', 'clock date buddhist year'],
      'organisations-section': ['Organisations', 'partners donors footer'],
      'leave-section': ['Leave this page', 'exit quick escape safety'],
    },
  },
  {
    href: '/admin/settings/menus',
    label: 'Menus',
    sections: {
      'menu-section': ['Main menu', 'navigation links header'],
      'footer-menu-section': ['Footer menu', 'navigation links privacy'],
    },
  },
  {
    href: '/admin/settings/people',
    label: 'People and sign-in',
    sections: {
      'who-publishes': ['Who may publish', 'approval second person review editors'],
      'second-factor': ['Second factor', 'passkey authenticator app 2fa security'],
      'limit-at-risk': ['Texts about people at risk', 'audience who sees draft survivors', needsColleagues],
      teams: ['Teams', 'groups offices countries who sees draft publishes', needsColleagues],
      'closed-drafts': ['Drafts that you cannot see', 'take over audience limited hidden', needsColleagues],
      'upload-limits': ['Upload limits', 'quota gigabytes storage'],
    },
  },
  {
    href: '/admin/settings/languages',
    label: 'Languages',
    sections: {
      'main-language': ['Main language', 'default address'],
      languages: ['Languages of this site', 'add french arabic order switch'],
      'translations-section': ['Name and menus in other languages', 'translation tagline khmer lao thai'],
    },
  },
  {
    href: '/admin/settings/services',
    label: 'Services',
    sections: {
      'search-engines': ['Search engines', 'indexnow bing seo'],
    },
  },
] as const

export type SettingsPath = (typeof settingsPages)[number]['href']

type SettingsPlace = PalettePlace & { page: string }

/** Leaves out sections that only people with colleagues have. */
export function settingsPlaces(hasColleagues: boolean): SettingsPlace[] {
  return settingsPages.flatMap(({ href, label, sections }) =>
    Object.entries<readonly [string, string, string?]>(sections)
      .filter(([, [, , need]]) => !need || hasColleagues)
      .map(([id, [name, also]]) => ({ page: label, href: `${href}#${id}`, label: name, also })),
  )
}
