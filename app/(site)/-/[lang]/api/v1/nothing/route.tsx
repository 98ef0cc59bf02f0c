import { problem } from '@/app/(site)/-/[lang]/api/v1/answer'
import { publicRoute } from '@/app/(site)/public-route'

/** Answers an address of the API that leads nowhere, in the form of the API. */
export const GET = publicRoute(async () =>
  problem(404, 'There is nothing at this address. /api/v1 lists what there is.'),
)
