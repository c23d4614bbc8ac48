import { stageNames } from './run/args';
import { testVerb } from './run/verb';

void testVerb(stageNames);
