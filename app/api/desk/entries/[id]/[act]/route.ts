import { methodHandlers } from '@/auth/acts'
import { people, publishing } from './publishing'
import { review } from './review'
import { writing } from './writing'

export const { GET, POST, PUT } = methodHandlers({ ...writing, ...review, ...publishing, ...people })
