import { eq } from 'drizzle-orm'
import { write } from '@/db/connection'
import { settings } from '@/db/schema'
import { setAudience } from '@/domain/notices/audience'
import { addTeam, teamsOf } from '@/domain/staff/teams'
import { got, post } from '@/domain/testing/newsroom'
import type { Row } from '../row'

export const choosesWhoSees: Row[] = [
  ...(['addTeam', 'changeTeam', 'removeTeam'] as const).map((act): Row => ({
    of: `admin/settings#${act}`,
    does: { addTeam: 'adds a team', changeTeam: 'changes a team', removeTeam: 'removes a team' }[act],
    needs: 'manageStaff',
    sample: async (room) => {
      const team = { people: [], terms: [], languages: [], kinds: [] }
      const form = { ...team, name: `Team ${room.fresh()}` }
      if (act === 'addTeam') return { form }
      got(await addTeam(room.chief.actor, { ...team, name: `Team ${room.fresh()}` }, Date.now()))
      return { form: { ...form, id: (await teamsOf()).at(-1)!.id } }
    },
  })),
  {
    of: 'admin/settings#takeOverDrafts',
    does: 'takes over drafts that they cannot see',
    needs: 'manageStaff',
    grave: true,
    sample: async (room) => {
      const { actor } = await room.newcomer('editor')
      const audience = { people: [actor.id!], teams: [] }
      got(await setAudience(actor, { entryId: (await post(actor)).entryId, ...audience }, Date.now()))
      return { form: { of: JSON.stringify(audience), reason: 'Its author is ill.' } }
    },
  },
  {
    of: 'admin/settings#saveLimitAtRisk',
    does: 'limits texts about people at risk',
    needs: 'manageSettings',
    sample: () => ({ form: { on: 'yes' } }),
    // Later rows mark texts.
    settles: () => write(async (tx) => void (await tx.delete(settings).where(eq(settings.key, 'limitAtRisk')))),
  },
]
