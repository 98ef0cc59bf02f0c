import { methodHandlers } from '@/auth/acts'
import { people, publishingRoutes } from './publishing'
import { reviewRoutes } from './review'
import { writingRoutes } from './writing'

export const { GET, POST, PUT } = methodHandlers({ ...writingRoutes, ...reviewRoutes, ...publishingRoutes, ...people })
