'use server'

import { z } from 'zod'
import { action } from '@/auth/guard'
import * as steps from '@/domain/desk/first-steps'
import * as sample from '@/domain/writing/sample'

export const openSample = action(z.object({}), (actor) => sample.openSample(actor, Date.now()))

export const putStepsAway = action(z.object({}), (actor) => steps.putStepsAway(actor, Date.now()))
