import { testVerb } from './run/verb';

void testVerb(['integration']);
