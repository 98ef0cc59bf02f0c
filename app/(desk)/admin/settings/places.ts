import type { PalettePlace } from '@/components/admin/palette/places'

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

export const settingsPlaces: (PalettePlace & { page: string })[] = settingsPages.flatMap(({ href, label, sections }) =>
  Object.entries(sections).map(([id, [name, also]]) => ({ page: label, href: `${href}#${id}`, label: name, also })),
)
