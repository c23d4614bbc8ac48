"""포장대에서 쓰는 앱이에요. streamlit run app.py 다음에 http://localhost:8501 을 열어요."""

import streamlit as st

from predict import WEIGHTS, classify, load, pixels_of

NAMES = {"taco": "타코", "burrito": "부리토"}  # 화면에 쓸 이름


@st.cache_resource
def load_model(path, changed):
    """한 번만 읽어요. `changed`는 파일이 바뀐 시각이라, 다시 학습하면 다시 읽어요."""
    return load(path)


st.set_page_config(page_title="타코일까, 부리토일까?", page_icon="🌮")
st.title("타코일까, 부리토일까?")
if st.radio("사진", ["파일", "카메라"], horizontal=True) == "파일":
    photo = st.file_uploader("사진 고르기", type=["png", "jpg", "jpeg"])
else:
    photo = st.camera_input("사진 찍기")

with st.form("ask"):
    least = st.slider("이보다 낮으면 답하지 않기", 0.5, 0.99, 0.8)
    asked = st.form_submit_button("판별")

if asked and photo is None:
    st.warning("사진을 먼저 골라 주세요. samples 폴더에 몇 장 있어요.")
elif asked:
    model = load_model(WEIGHTS, WEIGHTS.stat().st_mtime)
    try:
        answer = classify(model, [pixels_of(photo, model)])[0]
        sure = max(answer["burrito"], 1 - answer["burrito"])
        st.session_state.answer = f"{NAMES[answer['label']]} {sure:.0%}" if sure >= least else "잘 모르겠어요"
    except OSError:
        st.session_state.pop("answer", None)
        st.error("그림으로 읽을 수 없는 파일이에요.")
if "answer" in st.session_state:
    st.write(st.session_state.answer)
