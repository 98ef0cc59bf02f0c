import { problem } from '@/app/(site)/-/[lang]/api/v1/answer'
import { publicRoute } from '@/app/(site)/public-route'

export const GET = publicRoute(async () =>
  problem(404, 'There is nothing at this address. /api/v1 lists what there is.'),
)
