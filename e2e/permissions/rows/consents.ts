import { eq } from 'drizzle-orm'
import { write } from '@/db/connection'
import { consents } from '@/db/schema'
import type { ConsentInput } from '@/domain/consents/consent-input'
import { recordConsent } from '@/domain/consents/consents'
import { forbidNames } from '@/domain/consents/forbidden-names'
import { harmStateOf } from '@/domain/consents/harm-state'
import { got } from '@/domain/testing/newsroom'
import { smallPdf } from '@/domain/testing/pdfs'
import type { Newsroom } from '../newsroom'
import type { Row } from '../row'

// Consents of people at risk, and the check for harm.

const needs = 'manageConsents'

function facts(room: Newsroom): ConsentInput {
  return {
    reference: `CF-${room.fresh()}`,
    about: 'adult',
    covers: ['words'],
    uses: ['site'],
    languages: ['en'],
    givenOn: '2026-01-15',
    lastDay: null,
  }
}

async function consent(room: Newsroom, entryIds: number[] = []) {
  const input = { ...facts(room), links: { entryIds } }
  return got(await recordConsent(room.chief.actor, input, Date.now())).consentId
}

/** A consent that is linked to a draft. */
async function linked(room: Newsroom) {
  const { entryId, id } = await room.entry(room.chief)
  return { entryId, id, consentId: await consent(room, [entryId]) }
}

/** A consent with a signed form, which nobody can open on the server. */
async function withForm(room: Newsroom) {
  const consentId = await consent(room)
  await write(async (tx) =>
    tx.update(consents).set({ signedForm: 'YWdlLWVuY3J5cHRpb24ub3Jn' }).where(eq(consents.id, consentId)),
  )
  return consentId
}

export const consentRows: Row[] = [
  {
    of: 'admin/consents#saveNewConsent',
    does: 'records a consent',
    needs,
    sample: (room) => ({ form: { ...facts(room), lastDay: '' } }),
  },
  {
    of: 'admin/consents#saveConsent',
    does: 'changes a consent',
    needs,
    sample: async (room) => ({ form: { ...facts(room), lastDay: '', consentId: await consent(room), counter: 1 } }),
  },
  {
    of: 'admin/consents#moveEnd',
    does: 'moves the last day of a consent',
    needs,
    sample: async (room) => ({ form: { consentId: await consent(room), counter: 1, lastDay: '2090-01-01' } }),
  },
  {
    of: 'admin/consents#endConsentNow',
    does: 'revokes a consent',
    needs,
    grave: true,
    sample: async (room) => ({ form: { consentId: await consent(room) } }),
  },
  {
    of: 'admin/consents#linkToConsent',
    does: 'links a consent',
    needs,
    sample: async (room) => {
      const [consentId, { entryId }] = [await consent(room), await room.entry(room.chief)]
      return { form: { consentId, entryId } }
    },
  },
  {
    of: 'admin/consents#unlinkFromConsent',
    does: 'takes the link of a consent away',
    needs,
    sample: async (room) => {
      const { consentId, entryId } = await linked(room)
      return { form: { consentId, entryId } }
    },
  },
  {
    of: 'admin/consents#forbidConsentNames',
    does: 'adds names that must not appear',
    needs,
    sample: async (room) => ({ form: { consentId: await consent(room), names: `Sokha Chan\nSvay ${room.fresh()}` } }),
  },
  {
    of: 'admin/consents#removeConsentNames',
    does: 'removes the names that must not appear',
    needs,
    sample: async (room) => {
      const consentId = await consent(room)
      got(await forbidNames(room.chief.actor, { consentId, names: ['Sokha Chan'] }, Date.now()))
      return { form: { consentId } }
    },
  },
  {
    of: 'admin/consents#deleteSignedForm',
    does: 'removes the signed form of a consent',
    needs,
    sample: async (room) => ({ form: { consentId: await withForm(room) } }),
  },
  {
    of: 'admin/entries/[id]/harm-check#saveHarmCheck',
    does: 'keeps a check for harm',
    needs: 'checkHarm',
    sample: async (room) => {
      const { entryId } = await room.entry(room.colleague)
      const { revisionId, hash, questions } = (await harmStateOf(room.chief.actor, entryId, Date.now()))!
      const answers = Object.fromEntries(questions.map(({ key }) => [key, 'safe']))
      return { form: { ...answers, entryId, revisionId, hash } }
    },
  },
  {
    of: 'GET /api/desk/consents',
    does: 'finds consents to choose from',
    needs: 'readConsents',
    sample: () => ({ path: '/api/desk/consents?search=CF' }),
  },
  {
    of: 'GET /api/desk/consents/report',
    does: 'reads what was published about people at risk',
    needs: 'readConsents',
    sample: () => ({ path: '/api/desk/consents/report' }),
  },
  {
    of: 'GET /api/desk/consents/[id]/form',
    does: 'gets the signed form of a consent, encrypted',
    needs: 'readConsents',
    sample: async (room) => ({ path: `/api/desk/consents/${await withForm(room)}/form` }),
  },
  {
    of: 'POST /api/desk/consents/[id]/form',
    does: 'keeps the signed form of a consent',
    needs,
    sample: async (room) => ({
      path: `/api/desk/consents/${await consent(room)}/form`,
      file: { name: 'form.pdf', bytes: smallPdf() },
    }),
  },
  {
    of: 'POST /api/desk/entries/[id]/people',
    does: 'says whom an entry is about',
    needs: 'write',
    about: 'a thing of its owner',
    sample: async (room, owner) => ({
      path: `/api/desk/entries/${(await room.entry(owner)).id}/people`,
      json: { people: 'at risk' },
    }),
  },
  {
    of: 'POST /api/desk/entries/[id]/consents',
    does: 'links a consent to an entry',
    needs,
    sample: async (room) => {
      const [consentId, { id }] = [await consent(room), await room.entry(room.chief)]
      return { path: `/api/desk/entries/${id}/consents`, json: { act: 'link', consentId } }
    },
  },
  {
    of: 'POST /api/desk/entries/[id]/consents',
    does: 'takes a consent from an entry',
    needs,
    sample: async (room) => {
      const { consentId, id } = await linked(room)
      return { path: `/api/desk/entries/${id}/consents`, json: { act: 'unlink', consentId } }
    },
  },
  {
    of: 'POST /api/desk/entries/[id]/ask',
    does: 'asks a colleague for a consent',
    needs: 'write',
    about: 'a thing of its owner',
    sample: async (room, owner) => ({
      path: `/api/desk/entries/${(await room.entry(owner)).id}/ask`,
      json: { what: 'consent', staffId: room.chief.id },
    }),
  },
]

/** A consent's number, for its page. */
export const aConsent = (room: Newsroom) => consent(room)
