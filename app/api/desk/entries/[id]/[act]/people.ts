import { z } from 'zod'
import type { Acts } from '@/auth/acts'
import { entryQuery, entryRoute } from '@/auth/entry-guard'
import { linkConsent, unlinkConsent } from '@/domain/consents/links'
import { declarePeople, peopleIn } from '@/domain/consents/marks'
import { askColleague } from '@/domain/consents/requests'
import { peopleStateOf } from '@/domain/publishing/people-state'

const Mark = z.object({ people: z.enum(peopleIn), confirm: z.boolean().optional() })

const Link = z.object({
  act: z.enum(['link', 'unlink']),
  consentId: z.number().int(),
  entryIds: z.array(z.number().int()).min(1).max(20).optional(),
  confirm: z.boolean().optional(),
})

const Request = z.object({ what: z.enum(['consent', 'check']), staffId: z.number().int() })

export const people = {
  people: {
    // Polled by an open window, which must not keep a session alive.
    GET: entryQuery(peopleStateOf, { unasked: true }),
    POST: entryRoute(Mark, declarePeople, { answer: peopleStateOf }),
  },
  consents: {
    POST: entryRoute(
      Link,
      (actor, { entryId, act, ...link }, now) =>
        (act === 'link' ? linkConsent : unlinkConsent)(actor, { entryIds: [entryId], ...link }, now),
      { answer: peopleStateOf },
    ),
  },
  ask: { POST: entryRoute(Request, askColleague) },
} satisfies Acts
