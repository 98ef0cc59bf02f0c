import { z } from 'zod'
import type { ActHandlers } from '@/auth/acts'
import { entryQuery, entryRoute } from '@/auth/entry-guard'
import { previewAddress } from '@/auth/preview'
import { sharedNow } from '@/db/clock'
import { siteSettings } from '@/domain/published/site'
import { linkLengths, makePreviewLink, type LinkLength } from '@/domain/publishing/preview-links'
import { release, unschedule, withdraw } from '@/domain/publishing/releases'
import { cancelRelease, reschedule } from '@/domain/publishing/scheduled'
import { changeSettings } from '@/domain/site/settings'
import { done } from '@/lib/result'
import { deskTimes } from '@/lib/time/time'
import { ChosenTime } from '@/app/api/desk/entries/wall-time'
import { linkConsent, unlinkConsent } from '@/domain/consents/links'
import { declarePeople, peopleIn } from '@/domain/consents/marks'
import { askColleague } from '@/domain/consents/requests'
import { setAudience } from '@/domain/notices/audience'
import { entryStateOf } from '@/domain/publishing/entry-state'

const ReleaseBody = z.object({
  /** Exactly the text that the editor saw acknowledged. */
  revisionId: z.number().int(),
  counter: z.number().int().optional(),
  at: ChosenTime.optional(),
  major: z.boolean().optional(),
  note: z.string().max(500, 'Keep the note under 500 characters.').optional(),
  override: z.string().max(5_000).optional(),
  seen: z.number().int(),
})

const WithdrawalBody = z.object({
  reason: z.enum(['error', 'outdated', 'replaced', 'duplicate', 'request'], 'Choose a reason.'),
  explanation: z.string().max(5_000),
  keepPage: z.boolean().optional(),
  replacedBy: z.number('Choose the text that readers are sent to.').int().optional(),
  /** Without it, now. */
  at: ChosenTime.optional(),
  seen: z.number().int(),
})

const linkLengthNames = Object.keys(linkLengths) as [LinkLength, ...LinkLength[]]

const NewLinkBody = z.object({
  /** Without it, always the newest text. */
  revisionId: z.number().int().optional(),
  label: z.string().max(1_000),
  lasts: z.enum(linkLengthNames, 'Choose how long it opens.'),
})

export const publishingRoutes = {
  // Polled by an open window, which must not keep a session alive.
  state: { GET: entryQuery(entryStateOf, { unasked: true }) },
  release: {
    POST: entryRoute(
      ReleaseBody,
      (actor, { at, ...chosen }, now) => release(actor, { ...chosen, at: at ?? now }, now),
      { answer: entryStateOf },
    ),
  },
  withdraw: {
    POST: entryRoute(
      WithdrawalBody,
      (actor, { at, ...chosen }, now) => withdraw(actor, { ...chosen, at: at ?? now }, now),
      { answer: entryStateOf },
    ),
  },
  unschedule: {
    POST: entryRoute(
      z.object({ releaseId: z.number().int().optional() }),
      (actor, { entryId, releaseId }, now) =>
        releaseId ? cancelRelease(actor, releaseId, now) : unschedule(actor, entryId, now),
      { answer: entryStateOf },
    ),
  },
  reschedule: {
    POST: entryRoute(z.object({ releaseId: z.number().int(), at: ChosenTime }), async (actor, move, now) => {
      const { entryId, releaseId, at } = move
      const moved = await reschedule(actor, { releaseId, at }, now)
      return moved.ok ? done({ ...(await entryStateOf(actor, entryId, sharedNow())), ...moved.value }) : moved
    }),
  },
  lead: {
    POST: entryRoute(z.object({}), (actor, { entryId }, now) =>
      changeSettings(actor, { leadEntryId: entryId || -1 }, now),
    ),
  },
  'preview-links': {
    POST: entryRoute(NewLinkBody, async (actor, link, now) => {
      const result = await makePreviewLink(actor, link, now)
      if (!result.ok) return result
      const { token, expiresAt } = result.value
      const { zone } = await siteSettings()
      return done({ address: previewAddress(token), until: deskTimes(expiresAt, zone, actor.zone) })
    }),
  },
} satisfies ActHandlers

const Mark = z.object({ people: z.enum(peopleIn), confirm: z.boolean().optional() })

const Link = z.object({
  act: z.enum(['link', 'unlink']),
  consentId: z.number().int(),
  entryIds: z.array(z.number().int()).min(1).max(20).optional(),
  confirm: z.boolean().optional(),
})

const ids = z.array(z.number().int()).max(1_000)

const Audience = z.object({ people: ids, teams: ids })

const NewAudience = Audience.extend({ isLimited: z.boolean().optional(), seen: Audience })

const Request = z.object({ what: z.enum(['consent', 'check']), staffId: z.number().int() })

export const people = {
  people: {
    POST: entryRoute(Mark, declarePeople, { answer: entryStateOf }),
  },
  consents: {
    POST: entryRoute(
      Link,
      (actor, { entryId, act, ...link }, now) =>
        (act === 'link' ? linkConsent : unlinkConsent)(actor, { entryIds: [entryId], ...link }, now),
      { answer: entryStateOf },
    ),
  },
  audience: { POST: entryRoute(NewAudience, setAudience, { answer: entryStateOf }) },
  ask: { POST: entryRoute(Request, askColleague) },
} satisfies ActHandlers
