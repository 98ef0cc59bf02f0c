import type { PalettePlace } from '@/components/admin/palette/places'
import { may, type Actor } from '@/domain/staff/actor'

type PlaceRow = [href: string, label: string, also: string, right?: Parameters<typeof may>[1]]

/** The places of the desk in the groups of its rail: other words by which the palette finds each, and whose it is. */
const placeGroups: { name?: string; rows: PlaceRow[] }[] = [
  {
    rows: [
      ['/admin', 'Desk', 'home dashboard'],
      ['/admin/entries', 'Content', 'posts publications pages list search entries'],
      ['/admin/media', 'Media', 'pictures images documents files uploads library'],
      ['/admin/calendar', 'Calendar', 'schedule planned'],
      ['/admin/review', 'Review', 'approve submitted'],
      ['/admin/notices', 'Notifications', 'notices messages'],
    ],
  },
  {
    name: 'Publishing',
    rows: [
      ['/admin/bundles', 'Bundles', '', 'manageBundles'],
      ['/admin/settings/front', 'Front page', 'lead pins highlights home', 'arrangeFront'],
      ['/admin/terms', 'Topics and countries', 'tags categories', 'manageTerms'],
      ['/admin/glossary', 'Glossary', 'translation terminology agreed words dictionary', 'manageGlossary'],
      ['/admin/report', 'Figures', 'publishing report downloads statistics numbers fetched files readers'],
    ],
  },
  {
    name: 'People at risk',
    rows: [
      ['/admin/consents', 'Consents', 'people at risk survivors permission revoke harm', 'readConsents'],
      ['/admin/help', 'Help for people', 'hotline services numbers danger rescue', 'manageHelp'],
      ['/admin/erasures', 'Erasures', 'erase delete for good forget privacy request'],
    ],
  },
  {
    name: 'Maintenance',
    rows: [
      ['/admin/care', 'To fix', 'care problems old drafts missing damaged files'],
      ['/admin/addresses', 'Links and redirects', 'addresses 404 missing broken urls import', 'manageRedirects'],
      ['/admin/trash', 'Trash', 'deleted bin restore'],
      ['/admin/history', 'Site history', 'audit log record who', 'readHistory'],
    ],
  },
  {
    name: 'Administration',
    rows: [
      ['/admin/imports', 'Imports', 'wordpress wxr migrate move export folder pdfs csv', 'manageImports'],
      ['/admin/staff', 'Staff', 'people users invite roles', 'manageStaff'],
      ['/admin/backups', 'Backups', 'copies restore disaster safety proved', 'manageBackups'],
      ['/admin/settings', 'Settings', 'configuration options', 'manageSettings'],
    ],
  },
]

/** Returns the groups with the places that this person may see. */
export function placeGroupsFor(actor: Actor, { hasErasures }: { hasErasures: boolean }) {
  const isShown = ([href, , , right]: PlaceRow) =>
    href === '/admin/erasures' ? hasErasures : right === undefined || may(actor, right)
  return placeGroups
    .map(({ name, rows }) => ({
      name,
      places: rows.filter(isShown).map(([href, label, also]): PalettePlace => ({ href, label, also })),
    }))
    .filter(({ places }) => places.length > 0)
}

export const furtherPlaces: PalettePlace[] = [
  { href: '/admin/entries?state=waiting&by=me', label: 'My drafts', also: 'own unpublished' },
  { href: '/admin/entries?by=me', label: 'My content', also: 'own mine' },
  { href: '/admin/entries?state=scheduled&sort=live', label: 'Scheduled content', also: 'later coming' },
  { href: '/admin/site-at', label: 'See the site as it will stand', also: 'preview future' },
  {
    href: '/admin/account',
    label: 'Your account',
    also: 'password passkey second factor 2fa codes time zone profile mails sign out',
  },
]
