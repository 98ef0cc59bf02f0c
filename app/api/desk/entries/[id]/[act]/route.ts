import { methodHandlers } from '@/auth/guard'
import { people, publishingRoutes } from './publishing'
import { reviewRoutes, writingRoutes } from './writing'

export const { GET, POST, PUT } = methodHandlers({ ...writingRoutes, ...reviewRoutes, ...publishingRoutes, ...people })
