import { defaultSite, type Site } from '@/domain/published/site'

/** The settings of the demonstration's site. The entry that leads the front page is found by its slug. */
export const site = {
  name: 'UN-ACT',
  tagline: 'Cooperation against trafficking in persons in the Greater Mekong Sub-region',
  zone: 'Asia/Bangkok',
  contact: 'demonstration@example.org',
  organisations: [
    { name: 'UN-ACT', url: '' },
    { name: 'COMMIT Process', url: '' },
  ],
  menu: [...defaultSite.menu, { label: 'About', path: '/about' }],
  publisher: 'UN-ACT demonstration', // sample texts are not to be cited as the project’s own
} satisfies Partial<Site>

export const leadSlug = 'six-governments-draft-a-sharper-plan'
