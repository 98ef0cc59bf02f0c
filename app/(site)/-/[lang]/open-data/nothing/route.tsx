import { problem } from '@/app/(site)/-/[lang]/open-data/answer'
import { still } from '@/app/(site)/still'

/** An address of the API that leads nowhere is told so in its own way. */
export const GET = still(async () => problem(404, 'There is nothing at this address. /api/v1 lists what there is.'))
