import { jsonResponse } from '@/app/(site)/-/[lang]/api/v1/answer'
import { description } from '@/app/(site)/-/[lang]/api/v1/openapi'
import { publicRoute } from '@/app/(site)/public-route'

export const GET = publicRoute(async ({ frame }) => jsonResponse(description(frame)))
