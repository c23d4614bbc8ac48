/**
 * Words of questions that say nothing about what is asked for, in both languages. They count a little, so that
 * a query of nothing else still finds something.
 */
export const stopWords: ReadonlySet<string> = new Set(
  (
    'a an and are as at be by can cannot do does did doesnt dont difference between for from get gets had has have how i if in into is isnt it ' +
    'its me my need of on or should so than that the their them then there these this to use used using vs versus was way we what whats when ' +
    'where which who why will with work works would you your about after before during still mean means example ' +
    '왜 뭐 뭔 뭘 뭐가 뭐야 뭐지 뭔가요 뭐예요 뭐에요 뭔지 무엇 무엇을 무엇이 무슨 어떻게 어떤 어디 어디서 어디에 언제 누가 어느 얼마나 ' +
    '법 방법 방법을 하는 하는법 하나요 하나 해야 할까 하고 하면 하려면 해요 해서 했는데 했더니 했어요 하기 할 때 때문에 ' +
    '안 안돼요 안됨 못 잘 더 좀 꼭 다시 그냥 계속 자꾸 중 것 게 거 수 등 및 또는 그리고 근데 ' +
    '차이 차이가 차이점 다른 달라요 다른가요 있어요 있나요 있는 없어요 없나요 없는 되나요 돼요 되는 되면 나와요 나요 ' +
    '알려줘 알려주세요 싶어요 싶은데 뜻 의미 이유 이유가 설명 예제 예시 쓰는 쓰나요 ' +
    '이 그 저 이랑 랑 과 와 은 는 을 를 에 의 로 으로'
  ).split(' '),
);

/** What people here type for names that the course writes in Latin letters, and for words that it spells or says otherwise. */
export const loanWords: ReadonlyMap<string, string> = new Map(
  Object.entries({
    // Spellings beside the one that the course has.
    쉘: '셸',
    디렉토리: '디렉터리',
    임계값: '임곗값',
    메세지: '메시지',
    라벨: '레이블',
    콘셉트: '컨셉',
    파라메터: '파라미터',
    프롬포트: '프롬프트',
    쓰레숄드: '임곗값',
    퍼미션: '권한',
    디펜던시: '패키지',
    레이턴시: '지연',
    쓰루풋: '처리량',
    스루풋: '처리량',
    벨리데이션: '검증',
    밸리데이션: '검증',
    리트레이닝: '재학습',
    슈퍼유저: 'root',
    루트: 'root',
    디버깅: 'troubleshooting',
    트러블슈팅: 'troubleshooting',
    구글: 'google',
    그레이디오: 'gradio',
    그라디오: 'gradio',
    그렙: 'grep',
    깃: 'git',
    넘파이: 'numpy',
    넷플릭스: 'netflix',
    도커라이즈: 'dockerfile',
    도커파일: 'dockerfile',
    도커허브: 'hub',
    마이에스큐엘: 'mysql',
    맥: 'macos',
    맥북: 'macos',
    버추얼박스: 'virtualbox',
    버텍스: 'vertex',
    벤토엠엘: 'bentoml',
    벤토: 'bentoml',
    보일라: 'voila',
    볼라: 'voila',
    브알라: 'voila',
    부알라: 'voila',
    배시: 'bash',
    배쉬: 'bash',
    사이킷런: 'scikit-learn',
    세이지메이커: 'sagemaker',
    수도: 'sudo',
    스트림릿: 'streamlit',
    스포티파이: 'spotify',
    아나콘다: 'conda',
    에이피아이: 'api',
    엠엘옵스: 'mlops',
    엠엘플로: 'mlflow',
    엠엘플로우: 'mlflow',
    우버: 'uber',
    우분투: 'ubuntu',
    유비콘: 'uvicorn',
    유닛: 'u-net',
    제이슨: 'json',
    주피터랩: 'jupyterlab',
    카카오톡: 'kakaotalk',
    카톡: 'kakaotalk',
    컬: 'curl',
    토치서브: 'torchserve',
    텐서플로: 'tensorflow',
    텐서플로우: 'tensorflow',
    토네이도: 'tornado',
    파이토치: 'pytorch',
    판다스: 'pandas',
    패스트에이피아이: 'fastapi',
    프로토버프: 'protobuf',
    프로토버퍼: 'protobuf',
    플라스크: 'flask',
    피스트: 'feast',
    브이엠: 'vm',
  }),
);
