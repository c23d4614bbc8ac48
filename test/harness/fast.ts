import { testVerb } from './run/verb';

void testVerb(['lint', 'types', 'unit']);
