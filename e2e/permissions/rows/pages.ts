import { inviteStaff } from '@/domain/staff/staff'
import { got } from '@/domain/testing/newsroom'
import { randomId } from '@/lib/keys/random'
import type { Newsroom, Person } from '../newsroom'
import type { Need, Row } from '../row'
import { aConsent } from './consents'
import { anErasure } from './erasures'
import { anImport, delivery } from './machines'

// Every page of the desk, and the handlers that show a draft as readers would get it.

function page(path: string, needs: Need, more: Partial<Row> = {}): Row {
  return { of: `page ${path}`, does: 'is shown', needs, sample: () => ({ path }), ...more }
}

type Make = (room: Newsroom, owner: Person) => Promise<string | number>

/** A page about one thing, which `make` makes: its address has the thing's number as parameter. */
function pageOf(path: string, needs: Need, make: Make, more: Partial<Row> = {}): Row {
  const sample: Row['sample'] = async (room, owner) => ({
    path: path.replace(/\[\w+\]/, String(await make(room, owner))),
  })
  return page(path, needs, { sample, ...more })
}

const about = 'a thing of its owner'
const entry: Make = async (room, owner) => (await room.entry(owner)).entryId
const picture: Make = async (room, owner) => (await room.picture(owner)).id

export const pageRows: Row[] = [
  page('/admin', 'a session'),
  page('/admin/[...missing]', 'a session', { answers: 'missing', sample: () => ({ path: '/admin/no/such/page' }) }),
  page('/admin/account', 'a session'),
  page('/admin/account/app', 'a session'),
  page('/admin/addresses', 'manageRedirects'),
  page('/admin/addresses/all', 'manageRedirects'),
  page('/admin/addresses/broken', 'manageRedirects'),
  page('/admin/addresses/check', 'manageRedirects'),
  page('/admin/addresses/import', 'manageRedirects'),
  page('/admin/addresses/missing', 'manageRedirects'),
  page('/admin/backups', 'manageBackups'),
  page('/admin/bundles', 'manageBundles'),
  page('/admin/bundles/add', 'manageBundles', {
    sample: async (room) => ({ path: `/admin/bundles/add?entry=${(await room.entry(room.chief)).entryId}` }),
  }),
  pageOf('/admin/bundles/[id]', 'manageBundles', async (room) => (await room.bundle()).bundleId),
  page('/admin/calendar', 'a session'),
  page('/admin/care', 'a session'),
  page('/admin/care/self-check', 'manageSettings'),
  page('/admin/confirm', 'a session'),
  page('/admin/consents', 'readConsents'),
  page('/admin/consents/report', 'readConsents'),
  page('/admin/consents/new', 'manageConsents'),
  pageOf('/admin/consents/[id]', 'readConsents', aConsent),
  page('/admin/entries', 'a session'),
  page('/admin/entries/new', 'write', { about: 'what the caller begins' }),
  pageOf('/admin/entries/[id]', 'read', entry, { about }),
  pageOf('/admin/entries/[id]/harm-check', 'read', entry, { about }),
  pageOf('/admin/entries/[id]/preview', 'read', entry, { about }),
  pageOf('/admin/entries/[id]/revisions', 'read', entry, { about }),
  pageOf('/admin/entries/[id]/suggest', 'comment', entry, { about }),
  page('/admin/entries/[id]/revisions/[revision]', 'read', {
    about,
    sample: async (room, owner) => {
      const { id, revisionId } = await room.entry(owner)
      return { path: `/admin/entries/${id}/revisions/${revisionId}` }
    },
  }),
  page('/admin/entries/[id]/revisions/compare', 'read', {
    about,
    sample: async (room, owner) => {
      const created = await room.entry(owner)
      const next = await room.rewrite(owner, created, { summary: 'Newer words.' })
      return { path: `/admin/entries/${created.id}/revisions/compare?from=${created.revisionId}&to=${next.revisionId}` }
    },
  }),
  page('/admin/erasures', 'erase'),
  page('/admin/erasures/new', 'erase', {
    sample: async (room) => ({ path: `/admin/erasures/new?entry=${(await room.entry(room.chief)).entryId}` }),
  }),
  page('/admin/erasures/name', 'erase', { sample: () => ({ path: '/admin/erasures/name?entry=1' }) }),
  pageOf('/admin/erasures/[id]', 'erase', anErasure),
  page('/admin/history', 'readHistory'),
  page('/admin/imports', 'manageImports'),
  page('/admin/imports/new', 'manageImports'),
  pageOf('/admin/imports/[id]', 'manageImports', anImport),
  pageOf('/admin/imports/deliveries/[id]', 'manageImports', delivery),
  page('/admin/media', 'upload'),
  pageOf('/admin/media/[id]', 'read', picture, { about, hides: true }),
  pageOf('/admin/media/[id]/blur', 'changeUpload', picture, { about, hides: true }),
  pageOf('/admin/media/[id]/crop', 'changeUpload', picture, { about, hides: true }),
  page('/admin/notices', 'a session'),
  page('/admin/report', 'upload'),
  page('/admin/review', 'a session'),
  page('/admin/settings', 'manageSettings'),
  page('/admin/settings/front', 'arrangeFront'),
  page('/admin/settings/languages', 'manageSettings'),
  page('/admin/settings/menus', 'manageSettings'),
  page('/admin/settings/people', 'manageSettings'),
  page('/admin/settings/services', 'manageSettings'),
  page('/admin/site-at', 'release'),
  page('/admin/staff', 'manageStaff'),
  pageOf('/admin/staff/[id]', 'manageStaff', async (room) => room.colleague.id),
  page('/admin/help', 'manageHelp'),
  page('/admin/glossary', 'manageGlossary'),
  page('/admin/terms', 'manageTerms'),
  page('/admin/trash', 'a session'),
  page('/sign-in', 'nothing'),
  // Before the password, they lead to it.
  page('/sign-in/second', 'nothing', { answers: 'any' }),
  page('/sign-in/set-up', 'nothing', { answers: 'any' }),
  page('/setup/[token]', 'nothing', {
    sample: async (room) => {
      const guest = { name: 'A guest', email: `page-${randomId()}@example.org`, role: 'editor' as const }
      return { path: `/setup/${got(await inviteStaff(room.chief.actor, guest, Date.now())).token}` }
    },
  }),
  {
    of: 'GET /admin/entries/[id]/preview/document',
    does: 'shows a draft',
    needs: 'read',
    about,
    sample: async (room, owner) => ({ path: `/admin/entries/${await entry(room, owner)}/preview/document` }),
  },
  {
    of: 'GET /admin/entries/[id]/preview/read/[file]/[part]',
    does: 'shows a file of it',
    needs: 'read',
    about,
    sample: async (room, owner) => {
      const { lineage } = await room.pdf(owner)
      const files = [{ mediaId: lineage, title: 'The report', language: null }]
      const { id } = await room.entry(owner, { kind: 'publication', words: { files } })
      return { path: `/admin/entries/${id}/preview/read/${lineage}/1` }
    },
  },
  {
    of: 'GET /admin/site-at/[at]/[[...path]]',
    does: 'shows the site as it will stand',
    needs: 'release',
    sample: () => ({ path: `/admin/site-at/${new Date(Date.now() + 86_400_000).toISOString()}/news` }),
  },
  {
    of: 'GET /admin/site-at/[at]/[[...path]]',
    does: 'shows the site as it will stand, unless a draft of others changes it',
    answers: 'any',
    needs: 'release',
    sample: () => ({ path: `/admin/site-at/${new Date(Date.now() + 60 * 86_400_000).toISOString()}/news` }),
  },
  {
    of: 'GET /preview/[token]',
    does: 'shows a draft to who has its link',
    needs: 'nothing',
    sample: async (room) => ({ path: `/preview/${await room.previewToken()}` }),
  },
]
