import { json } from '@/app/(site)/-/[lang]/open-data/answer'
import { description } from '@/app/(site)/-/[lang]/open-data/openapi'
import { still } from '@/app/(site)/still'

export const GET = still(async ({ frame }) => json(description(frame)))
